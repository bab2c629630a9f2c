// Which cells of a grid are selected, and how keys and the mouse change that.
//
// One cell is current and has the focus, as the pattern of a grid wants it; the heading is the row above the first.
// A selection goes from where it began to the current cell.

const HEADING = -1;

/** Keys that only move: how far, by the key. A page is as many rows as are seen. */
const MOVES = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

export class Selection {
  constructor(table, box) {
    Object.assign(this, { table, box, begin: { row: 0, at: 0 }, current: { row: 0, at: 0 }, painted: new Set(), fields: null, left: new AbortController(), isHere: false });
    this.holder = box.querySelector(".tabulator-tableholder");
    // Somebody else had the focus when the grid was made, and keeps it.
    this.watch();
    this.paint();
  }

  watch() {
    const { table, box } = this;
    table.on("cellMouseDown", (event, cell) => {
      if (event.button === 2 && this.has(cell)) return;
      if (event.target.closest("a, button")) return;
      this.press(cell, event.shiftKey);
      event.preventDefault();
    });
    table.on("cellMouseOver", (event, cell) => { if (event.buttons === 1 && this.pressed) this.go(this.placeOf(cell), { extend: true, scroll: false }); });
    for (const event of ["columnMoved", "columnVisibilityChanged"]) table.on(event, () => { this.fields = null; this.paint(); });
    box.addEventListener("scroll", () => this.keepFocus(), true);
    this.holder.addEventListener("focus", () => this.keepFocus());
    const signal = this.left.signal;
    document.addEventListener("mouseup", () => { this.pressed = false; }, { signal });
    for (const event of ["focusin", "pointerdown"]) document.addEventListener(event, ({ target }) => { this.isHere = box.contains(target); }, { signal, capture: true });
  }

  destroy() {
    cancelAnimationFrame(this.frame);
    this.left.abort();
  }

  /** The fields of the columns that are seen, from left to right. */
  columns() {
    this.fields ??= this.table.getColumns().filter((column) => column.isVisible() && column.getField()?.startsWith("c"));
    return this.fields;
  }

  rows() {
    return this.table.getRows();
  }

  placeOf(cell) {
    const at = this.columns().findIndex((column) => column.getField() === cell.getField());
    return { row: this.rows().findIndex((row) => row.getData() === cell.getData()), at };
  }

  press(cell, extend) {
    const place = this.placeOf(cell);
    this.pressed = true;
    /** Whether it was the current cell before. */
    this.again = place.row === this.current.row && place.at === this.current.at;
    if (place.at >= 0) this.go(place, { extend, scroll: false });
    else this.whole(extend ? this.begin.row : place.row, place.row);
  }

  /** Selects whole rows. */
  whole(first, last) {
    this.begin = { row: first, at: Math.max(0, this.columns().length - 1) };
    this.go({ row: last, at: 0 }, { extend: true, scroll: false });
  }

  all() {
    this.begin = { row: this.rows().length - 1, at: this.columns().length - 1 };
    this.go({ row: 0, at: 0 }, { extend: true });
  }

  /** What is selected: {top, bottom, left, right}. */
  bounds() {
    const [one, other] = [this.begin, this.current];
    return { top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row), left: Math.min(one.at, other.at), right: Math.max(one.at, other.at) };
  }

  has(cell) {
    const { row, at } = this.placeOf(cell);
    const { top, bottom, left, right } = this.bounds();
    return row >= top && row <= bottom && (at < 0 || (at >= left && at <= right));
  }

  /** Makes this the current place, as far as there is one. */
  go({ row, at }, { extend = false, scroll = true, focus = this.isHere } = {}) {
    const last = this.rows().length - 1;
    const place = { row: Math.min(Math.max(row, extend ? 0 : HEADING), last), at: Math.min(Math.max(at, 0), Math.max(0, this.columns().length - 1)) };
    if (place.row === HEADING || !extend) this.begin = place;
    this.current = place;
    this.paint();
    if (scroll) this.show();
    if (focus) this.focus();
  }

  move(down, right, options) {
    this.go({ row: this.current.row + down, at: this.current.at + right }, options);
  }

  /** The row and the column that are current: {row, column}, both as Tabulator has them. */
  component() {
    return { row: this.rows()[this.current.row], column: this.columns()[this.current.at] };
  }

  element() {
    const { row, column } = this.component();
    if (!column) return null;
    if (this.current.row === HEADING) return column.getElement().querySelector("button") ?? column.getElement();
    return row?.getCell(column).getElement() ?? null;
  }

  paint() {
    for (const element of this.painted) {
      element.classList.remove("is-selected", "is-current");
      // Without it, the focused cell would lose the focus before the next has it.
      if (element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
      if (element.hasAttribute("aria-selected")) element.setAttribute("aria-selected", "false");
    }
    this.painted.clear();
    const { top, bottom, left, right } = this.bounds();
    const columns = this.columns().slice(left, right + 1);
    const several = top !== bottom || left !== right;
    if (several) {
      for (const row of this.rows().slice(Math.max(0, top), bottom + 1)) {
        for (const column of columns) this.mark(row.getCell(column).getElement(), "is-selected");
      }
    }
    this.markCurrent();
    this.holder.tabIndex = this.element()?.isConnected && this.current.row !== HEADING ? -1 : 0;
  }

  /** Marks what is selected of a row whose cells were made just now. */
  dress(row) {
    const index = row.getPosition() - 1;
    const { top, bottom, left, right } = this.bounds();
    if (index < top || index > bottom) return;
    if (top !== bottom || left !== right) for (const column of this.columns().slice(left, right + 1)) this.mark(row.getCell(column).getElement(), "is-selected");
    if (index === this.current.row) this.markCurrent();
  }

  markCurrent() {
    const current = this.element();
    if (!current) return;
    this.mark(current, "is-current");
    if (this.current.row !== HEADING) current.setAttribute("tabindex", "0");
  }

  mark(element, name) {
    element.classList.add(name);
    if (element.getAttribute("role") === "gridcell") element.setAttribute("aria-selected", "true");
    this.painted.add(element);
  }

  /** Scrolls so that the current cell is seen. */
  show() {
    const { holder } = this;
    const { row, column } = this.component();
    if (!column) return;
    if (row && this.current.row >= 0) {
      // What is far away is not drawn; then the table has to, as it knows what stands before.
      if (!row.getElement().isConnected) this.table.scrollToRow(row, "nearest", true).catch(() => {});
      const seen = holder.getBoundingClientRect();
      const { top, bottom } = row.getElement().getBoundingClientRect();
      if (top < seen.top) holder.scrollTop -= seen.top - top;
      else if (bottom > seen.top + holder.clientHeight) holder.scrollTop += bottom - seen.top - holder.clientHeight;
    }
    const frozen = this.table.getColumns().filter((one) => one.isVisible() && one.getDefinition().frozen);
    if (frozen.includes(column)) return;
    const wide = (columns) => columns.reduce((sum, one) => sum + one.getWidth(), 0);
    const before = this.table.getColumns().filter((one) => one.isVisible());
    const left = wide(before.slice(0, before.indexOf(column)));
    const stays = wide(frozen);
    if (left - stays < holder.scrollLeft) holder.scrollLeft = left - stays;
    else if (left + column.getWidth() > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = Math.min(left - stays, left + column.getWidth() - holder.clientWidth);
  }

  height() {
    return this.box.querySelector(".tabulator-row:not(.tabulator-calcs)")?.offsetHeight || 29;
  }

  /** Gives the focus to the current cell; one that is scrolled to is drawn in a moment, and the box has it until then. */
  focus() {
    this.isHere = true;
    const element = this.element();
    (element?.isConnected ? element : this.holder).focus({ preventScroll: true });
    this.keepFocus();
  }

  /** A cell that is scrolled away leaves the page, and the focus should not be nowhere. */
  keepFocus(frames = 12) {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const current = this.element();
      const focused = document.activeElement;
      this.holder.tabIndex = current?.isConnected && this.current.row !== HEADING ? -1 : 0;
      if (this.isHere && focused !== current && [document.body, this.holder].includes(focused)) (current?.isConnected ? current : this.holder).focus({ preventScroll: true });
      if (frames) this.keepFocus(frames - 1);
    });
  }

  /** Whether this key moved or selected something. */
  key(event) {
    const control = event.ctrlKey || event.metaKey;
    const extend = event.shiftKey;
    const { row, at } = this.current;
    const last = { row: this.rows().length - 1, at: this.columns().length - 1 };
    const page = Math.max(1, Math.floor(this.holder.clientHeight / this.height()) - 1);
    if (event.altKey) return false;
    const move = MOVES[event.key];
    if (move && control) this.go({ row: move[0] ? (move[0] < 0 ? 0 : last.row) : row, at: move[1] ? (move[1] < 0 ? 0 : last.at) : at }, { extend });
    else if (move) this.move(...move, { extend });
    else if (event.key === "Home") this.go({ row: control ? 0 : row, at: 0 }, { extend });
    else if (event.key === "End") this.go({ row: control ? last.row : row, at: last.at }, { extend });
    else if (event.key === "PageUp") this.go({ row: Math.max(0, row - page), at }, { extend });
    else if (event.key === "PageDown") this.go({ row: row + page, at }, { extend });
    else if (event.key === "a" && control) this.all();
    else if (event.key === " " && extend) this.whole(this.begin.row, row);
    else return false;
    return true;
  }
}
