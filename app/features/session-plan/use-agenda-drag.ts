import { useEffect, useRef, useState, type DragEvent } from 'react';

/**
 * Drawing an item of the agenda to another place: dropped on an item it goes right before it. The new order is made by the
 * server, from a plain form that is sent.
 * @returns `drag` for the handles of items, null until the page is alive; `dropOn` for where they may be dropped
 */
export function useAgendaDrag() {
  const form = useRef<HTMLFormElement>(null);
  const [alive, setAlive] = useState(false);
  const [dragging, setDragging] = useState<string | null>(null);
  useEffect(() => setAlive(true), []);

  const drag = (agendaItemId: string) => ({
    draggable: true,
    onDragStart: (event: DragEvent): void => {
      event.dataTransfer.setData('text/plain', agendaItemId);
      event.dataTransfer.effectAllowed = 'move';
      // A page that changes in this very moment would end the drawing.
      setTimeout(() => setDragging(agendaItemId));
    },
    onDragEnd: () => setDragging(null),
  });

  const dropOn = (beforeId: string | null) => ({
    onDragOver: (event: DragEvent): void => {
      if (dragging === null) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop: (event: DragEvent): void => {
      if (dragging === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (dragging !== beforeId) send(form.current, { agendaItemId: dragging, beforeId: beforeId ?? '' });
      setDragging(null);
    },
  });

  return { form, drag: alive ? drag : null, dropOn, dragging: dragging !== null };
}

function send(form: HTMLFormElement | null, fields: Record<string, string>): void {
  if (!form) return;
  for (const [name, value] of Object.entries(fields)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  form.submit();
}
