/* Browsers start no worker for a page that was opened as a file. The search then runs in a frame of this page. */
(() => {
  if (location.protocol !== "file:") return;
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.waiting = [];
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.appendChild(frame);
      this.inside = frame.contentWindow;
      const tell = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.inside.postMessage = (data) => setTimeout(tell, 0, data);
      this.inside.importScripts = (...urls) => Promise.all(urls.map((one) => this.load(one)));
      this.load(url).then(() => {
        this.ready = true;
        this.waiting.splice(0).forEach((data) => this.hand(data));
      });
    }
    load(url) {
      const script = this.inside.document.createElement("script");
      script.src = url;
      return new Promise((done) => {
        script.onload = done;
        script.onerror = () => this.dispatchEvent(new ErrorEvent("error", { filename: String(url) }));
        this.inside.document.body.appendChild(script);
      });
    }
    hand(data) {
      this.inside.dispatchEvent(new MessageEvent("message", { data }));
    }
    postMessage(data) {
      this.ready ? this.hand(data) : this.waiting.push(data);
    }
    terminate() {
      this.inside.frameElement.remove();
    }
    set onmessage(listener) { this.addEventListener("message", listener); }
    set onerror(listener) { this.addEventListener("error", listener); }
  };
})();
