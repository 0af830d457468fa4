// Lists the articles this device has kept.
class Offline extends HTMLElement {
  async connectedCallback() {
    const list = this.querySelector("[data-articles]");
    const cache = "caches" in window ? await caches.open("pages") : null;
    for (const request of cache ? await cache.keys() : []) {
      const path = new URL(request.url).pathname;
      const answer = await cache.match(request);
      if (!path.startsWith("/encyclopedia/") || !answer) continue;
      const made = new DOMParser().parseFromString(await answer.text(), "text/html");
      const link = document.createElement("a");
      link.href = path;
      link.textContent = made.querySelector("h1")?.textContent ?? path;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    if (!list.children.length) list.before("None yet.");
  }
}

customElements.define("dx-offline", Offline);
