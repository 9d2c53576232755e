import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/buttons.css';
import '../shared/parts.css';
import '../form/form.css';
import '../staff/staff.css';
import { render } from 'preact';
import { startLanguage } from '../shared/language';
import { App } from './App';

const root = document.getElementById('app');
if (root) void startLanguage().then(() => render(<App />, root));
// Another link pasted over this one is another report.
window.addEventListener('hashchange', () => location.reload());
