// Keeps the shell, the offline page and the encyclopedia pages that were visited. Never a patient's page.
const RELEASE = "{{ release_key }}";
const SHELL = "shell-" + RELEASE;
const PAGES = "pages";
const FILES = [
  "/offline", "/static/app.css", "/static/app.js", "/static/theme.js", "/static/live.js", "/static/recorder.js",
  "/static/search.js", "/static/note.js", "/static/offline.js", "/static/keys.js", "/static/wire.js", "/static/outbox.js", "/static/takes.js", "/static/microphone.js", "/static/meter.js", "/static/hear.js", "/static/upload.js", "/static/unsent.js", "/static/parts.js", "/static/drawer.js", "/static/bench.js", "/static/suggestions.js", "/static/capture.js", "/static/livewords.js", "/static/findsaid.js", "/static/naming.js", "/static/moments.js", "/static/leftover.js", "/static/devicespeech.js", "/static/recorderwords.js",
  "/static/icon.svg", "/static/icon-192.png",
  "/manifest.webmanifest",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== SHELL && name !== PAGES).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/") || url.pathname === "/manifest.webmanifest") {
    event.respondWith(fresh(request, SHELL));
  } else if (isArticle(url) && request.mode === "navigate") {
    event.respondWith(fresh(request, PAGES));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline")));
  }
});

// an article or a list; a search is not kept, since what somebody looks for is nobody's business
function isArticle(url) {
  return (url.pathname === "/encyclopedia" || url.pathname.startsWith("/encyclopedia/")) && !url.searchParams.has("q");
}

async function fresh(request, name) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) || (await caches.match("/offline"));
  }
}
