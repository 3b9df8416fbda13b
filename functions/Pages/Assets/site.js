// The pages work without this script. It runs before the page is drawn: nothing moves when it is done.
'use strict';

// <local-time time="2026-09-01T18:00:00+02:00" text="{0} in your time zone">: empty where the reader's clocks show the same.
customElements.define('local-time', class extends HTMLElement {
  connectedCallback() {
    const iso = this.getAttribute('time');
    const time = new Date(iso);
    const there = iso.slice(0, 16);
    const here = new Date(time - time.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
    if (here === there) {
      return;
    }
    const day = here.slice(0, 10) === there.slice(0, 10) ? {} : { weekday: 'short', day: 'numeric', month: 'short' };
    const text = new Intl.DateTimeFormat(document.documentElement.lang, { ...day, hour: 'numeric', minute: '2-digit' }).format(time);
    this.textContent = this.getAttribute('text').replace('{0}', text);
  }
});
