import '@fontsource/sarabun/thai-400.css';
import '@fontsource/sarabun/thai-700.css';
import '@fontsource/sarabun/latin-400.css';
import '@fontsource/sarabun/latin-700.css';

/** Paper is Sarabun everywhere; screens keep the fonts they have. */
export const loadFont = () =>
  Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px Sarabun`, 'ที่ปู่ a1')));
