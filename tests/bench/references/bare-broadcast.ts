import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { readSettings, serve } from './serve.ts';

type Frame = { at: string; data: { shown?: { text: string } } };
/** What the driver may ask for: the same frame this often for a while. */
type Order = { every: number; times: number };

const { frame } = readSettings<{ frame: Frame }>();

/** Bare Socket.IO that sends a frame of the same bytes to everybody: on a comment, or at a steady beat. */
const server = createServer();
const io = new Server(server, {
  path: '/live',
  serveClient: false,
  perMessageDeflate: false,
  transports: ['websocket'],
});

io.on('connection', (socket) => {
  socket.on('join', (_input: unknown, acknowledge: (answer: object) => void) => acknowledge({ ok: true, data: {} }));
  socket.on('postComment', (input: { text: string }, acknowledge: (answer: object) => void) => {
    const shown = { ...frame.data.shown, text: input.text };
    io.emit('event', { ...frame, at: new Date().toISOString(), data: { ...frame.data, shown } });
    acknowledge({ ok: true, data: {} });
  });
});

process.on('message', ({ every, times }: Order) => {
  let left = times;
  const timer = setInterval(() => {
    io.emit('event', { ...frame, at: new Date().toISOString() });
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, every);
});
serve(server);
