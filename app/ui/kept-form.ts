/**
 * Marks a form whose typed values the page keeps until they are saved (`app/live/typed`).
 * @param name tells it from the other forms of its page, and is the same whenever the page is loaded
 * @param stored the server's values by field, of a form that came back refused with what was typed
 */
export function keptForm(name: string, stored?: Record<string, string> | null) {
  return { 'data-keep': name, 'data-refused': stored ? JSON.stringify(stored) : undefined };
}
