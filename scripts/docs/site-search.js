// Runs in the reader's browser, from a folder too: the index stands in a script beside, nothing is fetched.
const input = /** @type {HTMLInputElement} */ (document.getElementById('search'));
const list = /** @type {HTMLElement} */ (document.getElementById('found'));
const { index, options } = window.planwrightIndex;
const search = window.MiniSearch.loadJS(index, { ...options, tokenize: window.planwrightWords });
input.addEventListener('input', () => {
  const hits = search.search(input.value, { prefix: true, combineWith: 'AND' }).slice(0, 12);
  list.hidden = input.value.trim() === '';
  list.replaceChildren(
    ...(hits.length > 0 ? hits : [null]).map((hit) => {
      const item = document.createElement('li');
      if (hit === null) item.textContent = '没有找到 · Nothing found';
      else {
        const link = item.appendChild(document.createElement('a'));
        link.href = `${document.body.dataset.up}/${hit.id}`;
        link.textContent = hit.title;
      }
      return item;
    }),
  );
});
