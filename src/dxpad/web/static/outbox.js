// What the browser keeps until the program says that it is on its disk. Sound lies here under a key that only the program
// can give again, so a copy of the browser's files holds no voice.
const NAME = "dxpad-outbox";
const wait = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const done = (work) => new Promise((resolve, reject) => {
  work.oncomplete = () => resolve();
  work.onerror = work.onabort = () => reject(work.error);
});
const all = (take) => IDBKeyRange.bound([take], [take, []]);

export class Outbox {
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("takes", { keyPath: "take" });
      request.result.createObjectStore("frames");
      request.result.createObjectStore("notes");
    };
    return new Outbox(await wait(request));
  }

  constructor(base) {
    this.base = base;
    this.keys = new Map();
  }

  store(name, mode = "readonly") { return this.base.transaction(name, mode).objectStore(name); }

  async key(consultation) {
    if (!this.keys.has(consultation)) {
      const answer = await fetch(`/consultations/${consultation}/outbox`, { cache: "no-store" });
      if (answer.status === 404) throw new DOMException("deleted", "NotFoundError");
      const bytes = Uint8Array.from(atob((await answer.json()).key), (letter) => letter.charCodeAt(0));
      this.keys.set(consultation, await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]));
    }
    return this.keys.get(consultation);
  }

  takes(consultation) {
    const everything = wait(this.store("takes").getAll());
    return consultation ? everything.then((takes) => takes.filter((take) => take.consultation === consultation)) : everything;
  }

  async keep(take) {
    const work = this.base.transaction("takes", "readwrite");
    work.objectStore("takes").put(take);
    await done(work);
  }

  async put(take, number, frame) {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await this.key(take.consultation), frame);
    const work = this.base.transaction(["frames", "takes"], "readwrite", { durability: "strict" });
    work.objectStore("frames").put({ nonce, sealed }, [take.take, number]);
    work.objectStore("takes").put({ ...take });
    await done(work);
  }

  async frame(take, number) {
    const kept = await wait(this.store("frames").get([take.take, number]));
    if (!kept) return null;
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce }, await this.key(take.consultation), kept.sealed));
  }

  count(take) { return wait(this.store("frames").count(all(take))); }

  // the numbers of all frames that are kept, in order
  async numbers(take) { return (await wait(this.store("frames").getAllKeys(all(take)))).map((key) => key[1]); }

  // the first frame that is kept, or null
  async first(take) { return (await wait(this.store("frames").getAllKeys(all(take), 1)))[0]?.[1] ?? null; }

  async sent(take, next) {
    // of nothing there is no range
    if (next < 1) return;
    const work = this.base.transaction("frames", "readwrite");
    work.objectStore("frames").delete(IDBKeyRange.bound([take, 0], [take, next], false, true));
    await done(work);
  }

  async note(take, note) {
    const work = this.base.transaction("notes", "readwrite");
    work.objectStore("notes").put(note, [take, note.id]);
    await done(work);
  }

  notes(take) { return wait(this.store("notes").getAll(all(take))); }

  async noted(take, id) {
    const work = this.base.transaction("notes", "readwrite");
    work.objectStore("notes").delete([take, id]);
    await done(work);
  }

  async forget(take) {
    const work = this.base.transaction(["takes", "frames", "notes"], "readwrite");
    work.objectStore("takes").delete(take);
    work.objectStore("frames").delete(all(take));
    work.objectStore("notes").delete(all(take));
    await done(work);
  }
}
