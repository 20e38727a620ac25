export { default, loader, meta } from './reading.tsx';
