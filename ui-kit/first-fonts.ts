/** The families that the first screen shows: of the Han ones only our own words. */
import './fonts/own-words.css'
import './fonts/language-names.css'
import '@fontsource-variable/noto-naskh-arabic/wght.css'
import '@fontsource-variable/noto-serif-tibetan/wght.css'
import '@fontsource/noto-sans-mongolian/mongolian-400.css'
