// The pages work without this script. It runs before the page is drawn: nothing moves when it is done.
'use strict';

// "14:30" as French prose writes it, and as the page does: "14 h 30", "9 h".
const french = text => text.replace(/0?(\d+):(\d\d)/, (_, hours, minutes) =>
  `${hours}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`);

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
    const language = document.documentElement.lang;
    const text = new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit' }).format(time);
    this.textContent = this.getAttribute('text').replace('{0}', language === 'fr' ? french(text) : text);
  }
});

// Suggestions while a person types into <input data-suggest="/api/suggest?…&q=">: a combobox with a list (ARIA 1.2).
const suggest = input => {
  const form = input.form;
  const list = document.createElement('ul');
  let options = [];
  let active = -1;
  let timer;
  let request;

  const mark = index => {
    active = index;
    options.forEach((option, i) => option.setAttribute('aria-selected', i === active));
    if (active < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', options[active].id);
    }
  };
  const show = items => {
    options = items.map(([text, address], i) => {
      const option = document.createElement('li');
      option.id = 'suggestion-' + i;
      option.role = 'option';
      option.textContent = text;
      option.className = address ? 'title' : '';
      // The box keeps the focus.
      option.onmousedown = event => event.preventDefault();
      option.onclick = () => choose(text, address);
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', !list.hidden);
    mark(-1);
  };
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    show([]);
  };
  const choose = (text, address) => {
    close();
    if (address) {
      location.assign(address);
    } else {
      input.value = text;
      form.requestSubmit();
    }
  };
  const load = async () => {
    request = new AbortController();
    try {
      const response = await fetch(input.dataset.suggest + encodeURIComponent(input.value.trim()), { signal: request.signal });
      const found = response.ok ? await response.json() : { completions: [], titles: [] };
      show([...found.completions.map(one => [one.text]), ...found.titles.map(one => [one.title, one.url])]);
    } catch {
      // Stopped, or not connected: the search works without suggestions.
    }
  };

  list.id = 'suggestions';
  list.role = 'listbox';
  list.hidden = true;
  list.setAttribute('aria-label', input.dataset.label);
  form.append(list);
  input.role = 'combobox';
  input.autocomplete = 'off';
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', false);
  input.addEventListener('blur', close);
  input.addEventListener('input', () => {
    close();
    if (input.value.trim().length > 1) {
      timer = setTimeout(load, 150);
    }
  });
  input.addEventListener('keydown', event => {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = options.length + 1;
      mark((active + 1 + step + count) % count - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      options[active].click();
    } else if (event.key === 'Escape') {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
};
document.addEventListener('focusin', ({ target }) => {
  if (target.dataset.suggest && target.role !== 'combobox') {
    suggest(target);
  }
});

// A table or a listing that is wider than the window scrolls: by keyboard, too, in every browser.
const reachWide = () => document.querySelectorAll('main :is(table, pre)').forEach(box => {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
  } else {
    box.removeAttribute('tabindex');
  }
});
document.addEventListener('DOMContentLoaded', reachWide);
addEventListener('resize', reachWide);
