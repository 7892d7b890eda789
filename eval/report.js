// Shows the questions that match all filters.
const controls = [...document.querySelectorAll("[data-filter]")];
const questions = [...document.querySelectorAll("details[data-type]")];
function apply() {
  const wanted = Object.fromEntries(controls.map((c) => [c.dataset.filter, c.value.trim()]));
  let shown = 0;
  for (const question of questions) {
    const data = question.dataset;
    const visible = ["mark", "type", "cause"].every((k) => !wanted[k] || data[k] === wanted[k])
      && (!wanted.words || question.textContent.includes(wanted.words));
    question.hidden = !visible;
    shown += visible;
  }
  document.getElementById("shown").textContent = `${shown} of ${questions.length}`;
}
for (const control of controls) control.addEventListener("input", apply);
apply();
