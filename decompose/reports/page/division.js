"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse($("words").textContent);
  const form = $("filters");
  const panel = $("panel");
  const fields = ["q", "dept", "role", "chapter", "conf", "find"].filter((id) => $(id));
  const rows = all(".tasks tbody tr");
  const numbered = (id) => new Map(all(`#${id} option`).slice(1).map((o, n) => [o.value, String(n)]));
  const holders = numbered("dept");
  const roles = numbered("role");
  let opener = null;

  // Words: every label names its key, so the language is switched by writing it again.
  const language = () => (document.documentElement.lang === "en" ? 1 : 0);
  const fill = (text, gaps) => gaps.reduce((made, gap) => made.replace("{}", gap), text);
  const say = (node) => {
    const gaps = node.dataset.n ? node.dataset.n.split("|") : [];
    node.textContent = fill(words[node.dataset.t][language()], gaps);
  };
  const written = language();
  const speak = () => all("[data-t]").forEach(say);

  // What many grounds name stands once at the end of the page; where they are opened it stands with them.
  const NAMED = "a[href^='#e']";
  const named = (root) => all(NAMED, root).map((link) => $(link.hash.slice(1)));
  const letters = (text, from, to) => [...text].slice(from, to).join("");
  const partOf = (quoted) => {
    const { from, to } = quoted.dataset;
    if (!from) return quoted.textContent;
    return letters(quoted.closest("tr").querySelector(".text").textContent, Number(from), Number(to));
  };
  // What was said of another department in the same words is written out with the own name.
  const spell = (told) => {
    const other = $(`a${told.dataset.as}`);
    const nameOf = (item) => item.querySelector("a").textContent;
    const actOf = (item) => {
      const role = words[item.querySelector("p > span").dataset.t][written];
      return `${nameOf(item)}${written ? " " : ""}${role}`;
    };
    const own = told.closest("li");
    const reason = other.querySelector("p + p").cloneNode(true);
    const text = reason.firstChild;
    text.data = text.data
      .split(actOf(other))
      .map((piece) => piece.split(nameOf(other)).join(nameOf(own)))
      .join(actOf(own));
    const more = [...other.children].filter((part) => part.matches(".see"));
    told.replaceWith(reason, ...more.map(copy));
  };
  const unfold = (root) => {
    for (const quoted of all("q[data-from]", root)) {
      quoted.textContent = partOf(quoted);
      delete quoted.dataset.from;
    }
    all("p[data-as]", root).forEach(spell);
    for (const item of root.matches("li") ? [root] : all("li", root)) {
      const more = named(item);
      if (!more.length) continue;
      for (const link of all(NAMED, item)) link.remove();
      const list = document.createElement("ul");
      list.className = "see";
      list.append(...more.map(copy));
      item.append(list);
    }
  };

  // The list of a department becomes a table when it is opened: its cells stand in the rows of the tasks.
  const SHORT = 80;
  const tabulate = (dept) => {
    const place = dept.querySelector(".own");
    const items = all("li", place);
    if (!items.length) return;
    const made = $("own-table").content.cloneNode(true);
    made.querySelector("tbody").append(...items.map(tabled));
    all("[data-t]", made).forEach(say);
    place.replaceChildren(made);
  };
  const tabled = (item) => {
    const ground = $(`a${item.dataset.a}`);
    const row = ground.closest("tr");
    const name = ground.querySelector("a").textContent;
    const [role, basis] = all("p:first-child > span", ground);
    const part = ground.querySelector("q");
    const text = [...(part ? partOf(part) : row.querySelector(".text").textContent)];
    const marked = item.querySelector("small");
    const until = item.querySelector("i");
    const made = document.createElement("tr");
    const cell = (kind, ...nodes) => {
      const own = document.createElement(kind);
      own.append(...nodes);
      made.append(own);
    };
    if (marked) marked.remove();
    if (until) until.remove();
    cell("th", role.cloneNode(true), ...(marked ? [" ", marked] : []));
    made.firstChild.scope = "row";
    cell("td", ...item.childNodes);
    cell("td", text.length > SHORT ? `${letters(text, 0, SHORT - 1)}…` : text.join(""));
    const leads = part && item.parentNode.className === "leads";
    cell("td", ...(leads ? [name] : row.cells[2].cloneNode(true).childNodes));
    cell("td", ...(until || row.cells[5].cloneNode(true)).childNodes);
    cell("td", ground.querySelector("b").cloneNode(true));
    cell("td", basis.cloneNode(true));
    return made;
  };

  // Filters: a row is shown when it meets every condition.
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, plain([row, ...named(row)].map((n) => n.textContent).join(" ")));
    return texts.get(row);
  };
  const value = (id) => ($(id) ? $(id).value : "");
  const holds = (row, dept, role) =>
    row.dataset.a.split(" ").some((pair) => {
      const [holder, held] = pair.split(":");
      return (!dept || holder === holders.get(dept)) && (!role || held === roles.get(role));
    });
  const meets = (row, asked, dept) =>
    asked.every((piece) => textOf(row).includes(piece)) &&
    ((!dept && !value("role")) || holds(row, dept, value("role"))) &&
    (!value("chapter") || row.closest("table").dataset.chapter === value("chapter")) &&
    (!value("conf") || row.dataset.c === value("conf")) &&
    (!value("find") ||
      (value("find") === "*" ? "f" in row.dataset : (row.dataset.f || "").split(" ").includes(value("find"))));
  // Pages: of many tasks only some are laid out at a time; on paper all that meet the conditions are.
  const PAGE = 500;
  let found = rows;
  let page = 0;
  const turn = (to) => {
    const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
    page = Math.min(Math.max(to, 0), last);
    lay(found.slice(page * PAGE, (page + 1) * PAGE));
    $("pager").hidden = last === 0;
    $("previous").disabled = page === 0;
    $("next").disabled = page === last;
    const told = $("page-at").firstElementChild;
    told.dataset.n = `${page + 1}|${last + 1}`;
    say(told);
  };
  const lay = (shown) => {
    const kept = new Set(shown);
    for (const row of rows) row.hidden = !kept.has(row);
    const tables = new Set(shown.map((row) => row.closest("table")));
    for (const table of all(".tasks")) table.hidden = !tables.has(table);
  };

  const filter = () => {
    const asked = plain(value("q")).split(/\s+/).filter(Boolean);
    const dept = value("dept");
    found = rows.filter((row) => meets(row, asked, dept));
    turn(0);
    for (const list of all(".dept")) {
      list.hidden = Boolean(dept) && list.id !== `dept=${dept}`;
      if (dept && !list.hidden) {
        list.open = true;
        tabulate(list);
      }
    }
    $("nothing").hidden = found.length > 0;
    $("left-out").hidden = found.length === rows.length;
    for (const told of [$("count"), $("left-out")]) {
      told.firstElementChild.dataset.n = `${found.length}|${rows.length}`;
      say(told.firstElementChild);
    }
  };

  const clear = () => {
    for (const id of fields) $(id).value = "";
  };

  // The address keeps the conditions, so that a view can be passed on.
  const address = () => {
    const kept = fields.filter((id) => value(id)).map((id) => `${id}=${encodeURIComponent(value(id))}`);
    history.replaceState(null, "", kept.length ? `#${kept.join("&")}` : "#");
  };
  const isView = (hash) => fields.includes(hash.slice(1).split("=")[0]) && hash.includes("=");
  const follow = () => {
    if (isView(location.hash)) {
      clear();
      for (const pair of location.hash.slice(1).split("&")) {
        const [id, text = ""] = pair.split("=");
        if (fields.includes(id)) $(id).value = decoded(text);
      }
      filter();
      const list = value("dept") && $(`dept=${value("dept")}`);
      (list || form).scrollIntoView();
      return;
    }
    const target = $(decoded(location.hash.slice(1)));
    if (!target) return;
    reveal(target.closest(".tasks tbody tr"));
    if (/^a\d+$/.test(target.id)) show(target);
    else target.scrollIntoView();
  };
  const reveal = (row) => {
    if (!row || !row.hidden) return;
    if (!found.includes(row)) {
      clear();
      filter();
    }
    turn(Math.floor(found.indexOf(row) / PAGE));
  };
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  // The panel: one assignment's grounds beside the task's text, with only its words marked.
  const show = (item) => {
    unfold(item);
    const row = item.closest("tr");
    const number = item.id.slice(1);
    const name = document.createElement("h3");
    name.append(...copy(row.cells[0]).childNodes);
    const list = document.createElement("ul");
    list.append(copy(item));
    $("grounds").replaceChildren(name, list, copy(row.querySelector(".text")));
    for (const mark of all("mark", panel)) {
      if (!mark.dataset.a.split(" ").includes(number)) mark.replaceWith(...mark.childNodes);
    }
    panel.hidden = false;
    panel.focus({ preventScroll: true });
    const first = panel.querySelector("mark");
    if (first) first.scrollIntoView({ block: "nearest" });
    panel.scrollTop = 0;
  };
  const copy = (node) => {
    const made = node.cloneNode(true);
    made.removeAttribute("id");
    return made;
  };
  const hide = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) opener.focus();
    opener = null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const target = /^#a\d+$/.test(link.hash) && $(link.getAttribute("href").slice(1));
    if (target) {
      event.preventDefault();
      opener = link;
      show(target);
    } else if (link.hash === location.hash) {
      event.preventDefault();
      follow();
    }
  });
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.matches(".grounds[open]")) unfold(target);
      if (target.matches(".dept[open]")) tabulate(target);
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      $("q").focus();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    filter();
    address();
  });
  $("close").addEventListener("click", hide);
  for (const [id, step] of [["previous", -1], ["next", 1]]) {
    $(id).addEventListener("click", () => {
      turn(page + step);
      $("tasks").scrollIntoView();
    });
  }
  $("clear").addEventListener("click", () => {
    clear();
    filter();
    address();
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    lay(found);
    all(".dept").forEach(tabulate);
    for (const part of all(".dept, .drawing")) {
      if (!part.open) part.dataset.folded = "";
      part.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    turn(page);
    for (const part of all("details[data-folded]")) {
      part.open = false;
      delete part.dataset.folded;
    }
  });
  $("lang").addEventListener("click", () => {
    document.documentElement.lang = language() ? "zh-CN" : "en";
    speak();
    texts.clear();
  });
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  $("print").addEventListener("click", () => window.print());

  form.hidden = false;
  document.querySelector(".tools").hidden = false;
  filter();
  follow();
})();
