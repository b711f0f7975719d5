/** How far before a number its label can begin, in UTF-16 units. */
const unitsMax = 28

const label =
  /(?<![\p{L}\p{N}])(batch|build|bug|case|commit|hash|incident|invoice|issue|item|job|log|lot|model|order|parcel|part|pid|port|product|ref|reference|request|rma|session|serial|shipment|sku|ticket|tracking|trace|transaction|version|auftrag|bestellung|bestellnummer|rechnung|sendung|commande|facture|pedido|factura|fatura|ordine|fattura|bestelling|factuur|zamówienie|faktura)(?:[ -]?(?:id|no|nr|num|number|nummer|número|numero|numéro|code|key))?[ .:#=№°-]{0,4}$/iu

/**
 * The word right before a number that says what it is, where that names nobody: `order` of `Order no. 415…`.
 *
 * @returns lower case; undefined where there is no such word
 */
export function labelBefore(text: string, start: number): string | undefined {
  return label.exec(text.slice(Math.max(0, start - unitsMax), start))?.[1]?.toLowerCase()
}
