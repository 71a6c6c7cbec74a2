// What a page does by itself: it counts down, and asks again for those of its parts that something
// has happened to. Without it everything works; the page is as old as its last load.
'use strict';
(() => {
  const main = document.getElementById('main');
  const root = document.documentElement;

  // --- times ---

  const ahead = Date.parse(root.dataset.now) - Date.now();
  const now = () => Date.now() + ahead;

  const two = (rest, great, ofGreat, small, ofSmall) => {
    const first = `${Math.floor(rest / great)} ${ofGreat}`;
    const second = Math.floor((rest % great) / small);
    return second === 0 ? first : `${first} ${second} ${ofSmall}`;
  };

  const span = (seconds) => {
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600) return two(seconds, 60, 'min', 1, 's');
    return seconds < 86400 ? two(seconds, 3600, 'h', 60, 'min') : two(seconds, 86400, 'd', 3600, 'h');
  };

  const near = (at) => {
    const seconds = Math.floor(Math.abs(at - now()) / 1000);
    if (seconds === 0) return 'now';
    return at < now() ? `${span(seconds)} ago` : `in ${span(seconds)}`;
  };

  const tick = () => {
    if (document.hidden) return;
    for (const time of document.querySelectorAll('time[data-near]')) {
      const words = near(Date.parse(time.dateTime));
      if (time.textContent !== words) time.textContent = words;
    }
  };
  setInterval(tick, 1000);

  // --- lanes, wider than the screen: now is in the middle ---

  for (const lanes of document.querySelectorAll('.lanes')) {
    lanes.scrollLeft = (lanes.scrollWidth - lanes.clientWidth) / 2;
  }

  // --- tables whose rows can be chosen ---

  document.addEventListener('change', (event) => {
    if (!event.target.matches('input[data-all]')) return;
    for (const box of event.target.form.querySelectorAll('input[data-one]')) {
      box.checked = event.target.checked;
    }
  });

  // What somebody has chosen or opened stays so where a part of the page is replaced.
  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target, fragment } = event.detail;
    for (const box of target.querySelectorAll('input[type=checkbox][id]')) {
      const next = fragment.querySelector(`#${CSS.escape(box.id)}`);
      if (next) next.checked = box.checked;
    }
    for (const details of target.querySelectorAll('details[id][open]')) {
      const next = fragment.querySelector(`#${CSS.escape(details.id)}`);
      if (next) next.open = true;
    }
  });

  // --- a log that is followed: it stays at its end, unless somebody reads elsewhere ---

  const log = document.querySelector('[data-end]');
  if (log) {
    let isAtEnd = true;
    log.addEventListener('scroll', () => {
      isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    });
    const toEnd = () => {
      if (isAtEnd) log.scrollTop = log.scrollHeight;
    };
    document.addEventListener('htmx:afterSettle', toEnd);
    toEnd();
  }

  // --- news ---

  if (!main.dataset.live) return;
  const PAUSE = Number(main.dataset.pause || 1000); // between two questions, whatever happens
  const MANY = 40; // rows; if more of them changed, all are asked for
  const follows = new Set((main.dataset.follows || '').split(' ').filter(Boolean));
  const connection = document.getElementById('connection');
  const changed = new Set();
  let all = false;
  let waiting = null;

  const rows = () => [...changed].map((task) => document.querySelector(`[data-task="${CSS.escape(task)}"]`));

  const ask = () => {
    waiting = null;
    const url = new URL(main.dataset.live, location.href);
    let parts = main.dataset.parts;
    if ('rows' in main.dataset) {
      const found = rows();
      if (all || changed.size > MANY || found.includes(null)) {
        parts += `,${main.dataset.rows}`;
      } else {
        url.searchParams.set('rows', [...changed].join(','));
        parts += found.map((row) => `,#${row.id}`).join('');
      }
    }
    changed.clear();
    all = false;
    htmx.ajax('GET', url.pathname + url.search, { source: main, target: main, swap: 'none', selectOOB: parts });
  };

  const soon = () => {
    if (waiting === null && !document.hidden) waiting = setTimeout(ask, PAUSE);
  };

  const heard = (event) => {
    const { task } = JSON.parse(event.data);
    if (follows.size > 0 && !follows.has(task)) return;
    changed.add(task);
    soon();
  };

  const everything = () => {
    all = true;
    soon();
  };

  const say = (words) => {
    if (connection.textContent !== words) connection.textContent = words;
    connection.classList.toggle('warn', words !== 'live');
  };

  // A browser has six connections to a server: a page that nobody sees must not keep one.
  let source = null;
  let missed = false;
  const listen = () => {
    source = new EventSource(main.dataset.events);
    source.onopen = () => {
      say('live');
      if (missed) everything();
      missed = false;
    };
    source.onerror = () => {
      missed = true;
      say(source.readyState === EventSource.CLOSED ? 'not live: load the page again' : 'not live: connecting');
    };
    source.addEventListener('run', heard);
    source.addEventListener('task', heard);
    source.addEventListener('again', everything);
  };
  const look = () => {
    if (document.hidden && source) {
      source.close();
      source = null;
      missed = true;
    } else if (!document.hidden && !source) {
      listen();
    }
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', () => source && source.close());
  look();
})();
