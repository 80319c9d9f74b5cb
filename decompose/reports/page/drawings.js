"use strict";
// Draws what was written as DOT, where no Graphviz was at hand when the page was written.
(() => {
  const sources = JSON.parse(document.getElementById("dots").textContent);
  const safe = (drawing) => {
    for (const node of drawing.querySelectorAll("title, a, script, foreignObject, image")) node.remove();
    for (const node of [drawing, ...drawing.querySelectorAll("*")]) {
      for (const name of node.getAttributeNames()) {
        if (name === "id" || name === "style" || /^on|href$/.test(name)) node.removeAttribute(name);
      }
    }
    return drawing;
  };
  Viz.instance().then((viz) => {
    for (const [place, dot] of Object.entries(sources)) {
      const sheet = document.getElementById(place);
      const drawing = safe(viz.renderSVGElement(dot));
      drawing.setAttribute("role", "img");
      drawing.setAttribute("aria-label", sheet.dataset.title);
      sheet.replaceChildren(drawing);
    }
    document.getElementById("drawings").dataset.drawn = "";
  });
})();
