/**
 * Whether the last character of a travel document's number is its check digit: letters count from A = 10,
 * weights go 7, 3, 1, the sum to ten.
 *
 * @see https://www.icao.int/publications/doc-series/doc-9303 part 3, 4.9
 */
export function isDocumentValid(text: string): boolean {
  let sum = 0
  for (let index = 0; index < text.length - 1; index++) {
    sum += parseInt(text.charAt(index), 36) * ([7, 3, 1][index % 3] ?? 0)
  }
  return text.length > 1 && sum % 10 === Number(text.slice(-1))
}
