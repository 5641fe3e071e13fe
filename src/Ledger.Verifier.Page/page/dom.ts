/** A small builder of elements; text is always text. */
type Child = Node | string | null | false;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Record<string, string | true> = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value === true ? '' : value);
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return made;
}
