// What part of the diagram is seen: moved by dragging and arrow keys, zoomed by wheel, pinch, keys and buttons.

const ROOM = 24;
const NEAREST = 4;
/** Pixels of a unit of the picture below which its columns cannot be read. */
const LEGIBLE = 0.62;

export class Camera {
  /** For the pictures that are put into `stage`. */
  constructor(stage) {
    Object.assign(this, { stage, moved: false });
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("keydown", (event) => this.key(event));
    this.follow();
    this.resized = new ResizeObserver(() => this.box && this.around(...this.centre(), this.scale));
    this.resized.observe(stage);
  }

  /** Another picture: all of it, or the part that was seen of it before. */
  look(svg, picture, box) {
    this.svg?.remove();
    Object.assign(this, { svg, picture });
    this.stage.append(svg);
    if (box) this.set(box);
    else this.fit();
  }

  /** All of the picture, at its real size at most. */
  fit() {
    const { width, height } = this.picture;
    const { clientWidth, clientHeight } = this.stage;
    this.around(width / 2, height / 2, Math.min(1, clientWidth / (width + 2 * ROOM), clientHeight / (height + 2 * ROOM)));
  }

  /** Brings a box of the picture into the middle, at a size that can be read. */
  show([x, y, width, height]) {
    this.around(x + width / 2, y + Math.min(height, this.stage.clientHeight) / 2, Math.max(this.scale, 1));
  }

  /** Whether a box is seen as a whole. */
  sees([x, y, width, height]) {
    const [left, top, w, h] = this.box;
    return x >= left && y >= top && x + width <= left + w && y + height <= top + h;
  }

  /** Larger or smaller; the point of the picture that is at this place of the screen stays there. */
  zoom(factor, place) {
    const [x, y, width, height] = this.box;
    const seen = this.stage.getBoundingClientRect();
    const [px, py] = place ? [(place[0] - seen.left) / seen.width, (place[1] - seen.top) / seen.height] : [0.5, 0.5];
    const smallest = Math.min(0.5, seen.width / (this.picture.width * 3), seen.height / (this.picture.height * 3));
    const scale = Math.min(NEAREST, Math.max(smallest, this.scale * factor));
    const [w, h] = [seen.width / scale, seen.height / scale];
    this.set([x + (width - w) * px, y + (height - h) * py, w, h]);
  }

  /** Nothing of it is used any more. */
  destroy() {
    this.resized.disconnect();
  }

  centre() {
    const [x, y, width, height] = this.box;
    return [x + width / 2, y + height / 2];
  }

  around(x, y, scale) {
    const [width, height] = [this.stage.clientWidth / scale, this.stage.clientHeight / scale];
    this.set([x - width / 2, y - height / 2, width, height]);
  }

  /** The middle of what is seen stays in the picture: it cannot be lost. */
  set([x, y, width, height]) {
    const within = (start, length, whole) => Math.min(whole - length / 2, Math.max(-length / 2, start));
    this.box = [within(x, width, this.picture.width), within(y, height, this.picture.height), width, height];
    this.scale = this.stage.clientWidth / width;
    this.svg.setAttribute("viewBox", this.box.map((number) => number.toFixed(2)).join(" "));
    this.svg.classList.toggle("far", this.scale < LEGIBLE);
  }

  wheel(event) {
    event.preventDefault();
    // Some wheels count lines. A pinch on a touchpad arrives as a wheel with Ctrl, in small steps.
    const pixels = event.deltaMode ? event.deltaY * 30 : event.deltaY;
    this.zoom(Math.exp(-Math.max(-120, Math.min(120, pixels)) * (event.ctrlKey ? 0.01 : 0.0015)), [event.clientX, event.clientY]);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 80 / this.scale;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) this.set([this.box[0] + move[0], this.box[1] + move[1], this.box[2], this.box[3]]);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  follow() {
    const pointers = new Map();
    this.stage.addEventListener("pointerdown", (event) => {
      if (event.target.closest("button") || event.button > 0) return;
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
      if (pointers.size === 1) this.moved = false;
    });
    this.stage.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY];
      const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
      // A click is seldom quite still.
      if (!this.moved && Math.hypot(dx, dy) < 4) return;
      if (!this.moved) {
        this.moved = true;
        this.stage.setPointerCapture(event.pointerId);
        this.stage.classList.add("moving");
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      this.pull(dx / (other ? 2 : 1), dy / (other ? 2 : 1));
      if (other) {
        const apart = (point) => Math.max(1, Math.hypot(point[0] - other[0], point[1] - other[1]));
        this.zoom(apart(now) / apart(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
      }
      pointers.set(event.pointerId, now);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.stage.addEventListener(end, (event) => {
        pointers.delete(event.pointerId);
        if (!pointers.size) this.stage.classList.remove("moving");
      });
    }
  }

  pull(dx, dy) {
    const [x, y, width, height] = this.box;
    this.set([x - dx / this.scale, y - dy / this.scale, width, height]);
  }
}
