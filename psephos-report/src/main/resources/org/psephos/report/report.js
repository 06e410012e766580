(function () {
  "use strict";
  var root = document.documentElement;

  function colour(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  // Colours stand in the style sheet alone: charts name them as var(--name).
  function resolved(node) {
    if (typeof node === "string") {
      return node.replace(/var\((--[a-z-]+)\)/g, function (all, name) { return colour(name); });
    }
    if (Array.isArray(node)) {
      return node.map(resolved);
    }
    if (node && typeof node === "object") {
      var copy = {};
      Object.keys(node).forEach(function (key) { copy[key] = key === "values" ? node[key] : resolved(node[key]); });
      return copy;
    }
    return node;
  }

  function config() {
    var font = getComputedStyle(document.body).fontFamily;
    var ink = colour("--ink");
    var soft = colour("--soft");
    return {
      background: null, font: font, view: { stroke: null },
      axis: { labelColor: soft, titleColor: soft, gridColor: colour("--faint"), domainColor: colour("--rule"),
        tickColor: colour("--rule"), labelFontSize: 13, titleFontSize: 14, titleFontWeight: "normal", labelLimit: 170 },
      legend: { labelColor: soft, titleColor: soft, labelFontSize: 13, titleFontSize: 13, titleFontWeight: "normal" },
      text: { color: ink, fontSize: 13 }
    };
  }

  function draw(place) {
    var source = document.querySelector('script[data-for="' + place.dataset.chart + '"]');
    var payload = JSON.parse(source.textContent);
    var spec = payload.spec;
    spec.data = { values: payload.rows };
    // Nothing is fetched: the loader has no way out, and expressions are interpreted, never compiled.
    var loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
    return vegaEmbed(place, resolved(spec), {
      mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
      config: config(), loader: loader, tooltip: { theme: "custom", disableDefaultStyle: true }
    });
  }

  function refuse() {
    return Promise.reject(new Error("this page loads nothing"));
  }

  // A picture that is cut off looks whole: who cannot see the rest is told where it is.
  function measure() {
    document.querySelectorAll(".scroll").forEach(function (box) {
      box.classList.toggle("wider", box.scrollWidth > box.clientWidth + 1);
    });
  }

  function drawAll() {
    document.querySelectorAll(".chart").forEach(function (place) {
      draw(place).then(measure).catch(function (problem) {
        place.textContent = "The picture could not be drawn (" + problem.message + "); the table below says the same.";
      });
    });
  }

  function search() {
    var box = document.getElementById("search");
    if (!box) { return; }
    var rows = Array.prototype.slice.call(document.querySelectorAll(".ladder tbody tr"));
    if (rows.length < 12) { return; }
    box.parentElement.hidden = false;
    box.addEventListener("input", function () {
      var wanted = box.value.trim().toLocaleLowerCase();
      var rest = document.getElementById("rest");
      var left = 0;
      rows.forEach(function (row) {
        var fits = row.dataset.name.toLocaleLowerCase().indexOf(wanted) >= 0;
        row.hidden = !fits;
        left += fits ? 1 : 0;
      });
      if (rest && wanted) { rest.open = true; }
      document.getElementById("found").textContent = wanted ? left + " of " + rows.length + " systems" : "";
    });
  }

  function copy() {
    var button = document.getElementById("copy");
    var code = document.getElementById("command");
    var said = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(code);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      said.textContent = document.execCommand("copy") ? "copied" : "press Ctrl+C to copy";
    });
  }

  function print() {
    window.addEventListener("beforeprint", function () {
      document.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
    });
  }

  search();
  copy();
  print();
  drawAll();
  window.addEventListener("resize", measure);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
