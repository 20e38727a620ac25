import { useEffect, useState, type DragEvent } from 'react';

/**
 * Drawing an item of the agenda to another place: dropped on an item it goes right before it. The new order is made by the
 * server, from a plain form that is sent.
 * @returns `drag` for the handles of items, null until the page is alive; `dropOn` for where they may be dropped
 */
export function useAgendaDrag() {
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
      if (dragging !== beforeId) send({ intent: 'placeItem', agendaItemId: dragging, beforeId: beforeId ?? '' });
      setDragging(null);
    },
  });

  return { drag: alive ? drag : null, dropOn, dragging: dragging !== null };
}

/** Sends the page's own kind of form, made for this one time: nobody could use it by keys. */
function send(fields: Record<string, string>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    Object.assign(input, { name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
