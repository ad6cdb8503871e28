import '../ui/theme.css';
import { startPage } from '../ui/page.ts';

await startPage('extension_name');
