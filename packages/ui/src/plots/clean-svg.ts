/**
 * Makes a drawing of Plot fit our page: its style element would break `style-src 'self'` (the rules stand in figures.css),
 * and labels on groups without a role are not allowed. The drawing becomes one image with one description.
 */
export function cleanSvg(figure: Element, description: string): SVGElement {
  const svg = figure instanceof SVGElement ? figure : figure.querySelector('svg');
  if (svg === null) throw new Error('Plot gave no drawing');
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const group of svg.querySelectorAll('[aria-label], [aria-description], [aria-hidden]')) {
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
    group.removeAttribute('aria-hidden');
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return svg;
}
