// Shows of a table only the rows with a word in them, or of a state; without scripts all are shown.
const form = document.querySelector("form.filter");
const rows = [...document.querySelectorAll("tr[data-state]")];
const show = () => {
  const word = form.elements.word.value.trim().toLowerCase();
  const state = form.elements.state.value;
  let count = 0;
  for (const row of rows) {
    const fits = (!state || row.dataset.state === state) && row.textContent.toLowerCase().includes(word);
    row.hidden = !fits;
    count += fits;
  }
  form.elements.count.value = `${count} / ${rows.length}`;
};
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
show();
