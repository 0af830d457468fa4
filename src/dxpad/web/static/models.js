// While a model is downloaded, the list of models is fetched again and again, so that its bar moves.
const EVERY = 1500;

async function refresh() {
  const answer = await fetch("/settings/speech").catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("models");
    const list = document.getElementById("models");
    if (fresh && list && !list.contains(document.activeElement)) list.replaceWith(fresh);
    else if (fresh && list) list.querySelectorAll("progress").forEach((bar, n) => (bar.value = fresh.querySelectorAll("progress")[n]?.value ?? 1));
  }
  watch();
}

function watch() {
  if (document.querySelector("#models[data-loading]")) setTimeout(refresh, EVERY);
}

watch();
