/** Svelte action: tells whether an element is in view or nearly so. Paper shows everything. */
export function watchVisible(node: Element, tell: (visible: boolean) => void): { destroy: () => void } {
  const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting ?? true), {
    rootMargin: '120px',
  });
  const print = (): void => tell(true);
  observer.observe(node);
  addEventListener('beforeprint', print);
  return {
    destroy: () => {
      observer.disconnect();
      removeEventListener('beforeprint', print);
    },
  };
}
