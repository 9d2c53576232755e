import { defineConfig } from 'vite';
import { manuals } from './build/manuals.ts';
import { precompress } from './build/precompress.ts';
import { richMenus } from './build/richMenus.ts';

export default defineConfig({
  appType: 'mpa',
  plugins: [precompress(), richMenus(), manuals()],
  build: {
    outDir: '../api/wwwroot',
    emptyOutDir: true,
    target: ['es2020', 'safari15'],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        liff: 'liff/index.html',
        staff: 'staff/index.html',
        track: 'track/index.html',
        agency: 'agency/index.html',
        open: 'open/index.html',
        news: 'news/index.html',
        kiosk: 'kiosk/index.html',
        report: 'report/index.html',
        manuals: 'manuals/index.html',
      },
    },
  },
});
