// Imported before any component, so that our own rules come after the library's.
import '@mantine/core/styles.css'
import '@fontsource-variable/geist'
import '@fontsource-variable/geist-mono'
import '../styles/base.css'
