import {
  $createNodeSelection,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
} from 'lexical';
import { useEffect, useRef, useState } from 'react';
import { classes } from '#app/ui/classes.ts';
import { useScene } from '../editor-context.ts';

type PictureProps = { imageId: string; alt: string; nodeKey: string };

/** A picture in the text; a click or the arrow keys select it, so that it can be taken out like a letter. */
export function Picture({ imageId, alt, nodeKey }: PictureProps) {
  const { editor, images } = useScene();
  const [selected, setSelected] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => {
          const selection = editorState.read($getSelection);
          setSelected($isNodeSelection(selection) && selection.has(nodeKey));
        }),
        editor.registerCommand(
          CLICK_COMMAND,
          (event) => {
            if (event.target !== image.current) return false;
            const selection = $createNodeSelection();
            selection.add(nodeKey);
            $setSelection(selection);
            return true;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor, nodeKey],
  );
  return (
    <img
      ref={image}
      src={`${images}/${imageId}`}
      alt={alt}
      draggable={false}
      className={classes('doc-picture', selected && 'doc-picture-selected')}
    />
  );
}
