/** The families that the first screen shows: of the Han ones only the faces of the page's own words. */
import '@fontsource-variable/noto-sans-sc/wght.css?usual'
import '@fontsource-variable/noto-serif-sc/wght.css?usual'
import '@fontsource-variable/noto-naskh-arabic/wght.css'
import '@fontsource-variable/noto-serif-tibetan/wght.css'
import '@fontsource/noto-sans-mongolian/mongolian-400.css'
