// Which rows of a table are shown: as its address says it.

import { filtersOf } from "./filters.js";
import { placeOf, SIZES } from "./pager.js";
import { address, read } from "./route.js";

const SIZE = 100;

/** What an address asks for, as far as it is something to ask. */
export function stateOf(parameters) {
  const order = read(parameters, "order", []);
  const size = Number(parameters.get("size"));
  return {
    where: filtersOf(read(parameters, "where", [])),
    order: Array.isArray(order) ? order.filter((one) => typeof one?.column === "string").map(({ column, desc }) => ({ column, desc: desc === true })) : [],
    place: placeOf(read(parameters, "place", {})),
    size: SIZES.includes(size) ? size : SIZE,
  };
}

/** The address that asks for it. */
export function addressOf(name, { where, order, place, size }) {
  return address("data", name, {
    where: where.length ? where : null, order: order.length ? order : null, place: Object.keys(place).length ? place : null,
    size: size === SIZE ? null : String(size),
  });
}
