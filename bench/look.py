#!/usr/bin/env python3
"""Pictures of pages as people see them: a desk and a phone, light and dark, and paper.

Usage: bench/look.py OUT PAGE.html...
Writes OUT/NAME-WIDTH-SCHEME-PART.png and OUT/NAME.pdf, and says what a reader would trip over: a page wider than
its screen, and text of low contrast with the ground that the style sheet gives it (letters on cells of a picture
are not seen here: LookTest counts those). Needs Chromium on the PATH or its name in CHROMIUM; no other package."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
TALLEST = 2600
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update".split()
DEFECTS = r"""
(() => {
  const found = [];
  const page = document.documentElement.scrollWidth;
  if (page > innerWidth) { found.push("wider than the screen: " + page + " for " + innerWidth); }
  const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => { const v = c[i] / 255;
    return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  const brush = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = name => { brush.clearRect(0, 0, 1, 1); brush.fillStyle = name; brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data]; };
  const ground = node => { for (let x = node; x; x = x.parentElement) {
      const c = rgb(getComputedStyle(x).backgroundColor); if (c[3] > 250) { return c; } } return [255, 255, 255]; };
  document.querySelectorAll("body *").forEach(node => {
    const said = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!said || !node.getBoundingClientRect().width || node.ownerSVGElement) { return; }
    const a = light(rgb(getComputedStyle(node).color)), b = light(ground(node));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) { found.push("contrast " + contrast.toFixed(1) + ": " + node.textContent.trim().slice(0, 40)); }
  });
  return found;
})()
"""


def duplicated(number, least):
    copy = fcntl.fcntl(number, fcntl.F_DUPFD, least)
    os.close(number)
    return copy


class Browser:
    """Speaks over two pipes, places 3 and 4 of the child: no port is opened."""

    def __init__(self):
        name = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        if name is None:
            raise SystemExit("look: no Chromium; put it on the PATH or name it in CHROMIUM")
        (asked, ask), (hear, said) = os.pipe(), os.pipe()
        asked, said = duplicated(asked, 50), duplicated(said, 60)
        self.ask, self.hear = duplicated(ask, 70), duplicated(hear, 80)
        flags = FLAGS + ["--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir=" + tempfile.mkdtemp()]
        self.process = subprocess.Popen(
            [name, *flags, "about:blank"], close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: (os.dup2(asked, 3), os.dup2(said, 4)))
        self.number, self.heard, self.session = 0, b"", None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method, **given):
        self.number += 1
        question = {"id": self.number, "method": method, "params": given}
        if self.session:
            question["sessionId"] = self.session
        os.write(self.ask, json.dumps(question).encode() + b"\0")
        while True:
            while b"\0" not in self.heard:
                self.heard += os.read(self.hear, 1 << 20)
            one, self.heard = self.heard.split(b"\0", 1)
            answer = json.loads(one)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def value(self, script):
        return self.call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def open(self, page):
        self.call("Page.navigate", url=page.resolve().as_uri())
        time.sleep(1)
        while self.value("document.readyState") != "complete":
            time.sleep(0.1)

    def close(self):
        self.session = None
        self.call("Browser.close")
        self.process.wait(10)


def pictures(browser, page, out):
    defects = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 700)
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.open(page)
            for defect in browser.value(DEFECTS):
                print(f"{page.name} at {width}, {scheme}: {defect}")
                defects += 1
            tall = browser.value("document.documentElement.scrollHeight")
            for part, top in enumerate(range(0, tall, TALLEST)):
                clip = {"x": 0, "y": top, "width": width, "height": min(TALLEST, tall - top), "scale": 1}
                shot = browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
                (out / f"{page.stem}-{width}-{scheme}-{part}.png").write_bytes(base64.b64decode(shot))
    browser.call("Emulation.clearDeviceMetricsOverride")
    browser.call("Emulation.setEmulatedMedia", features=[])
    browser.open(page)
    paper = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]
    (out / f"{page.stem}.pdf").write_bytes(base64.b64decode(paper))
    return defects


def main(out, *pages):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    try:
        defects = sum(pictures(browser, Path(page), out) for page in pages)
    finally:
        browser.close()
    print(f"{len(pages)} pages, {defects} defects; look at the pictures in {out}")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
