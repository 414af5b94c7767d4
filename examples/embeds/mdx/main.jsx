import { createRoot } from 'react-dom/client'
import Post from './post.mdx'

createRoot(document.querySelector('#root')).render(<Post />)
