/** What hears of dropped files runs before the first frame, and everything else after it. */
export const dropsChunk = 'hear-drops'

/**
 * How the pages' build is cut: what every page is made of in one script and one style, everything else where it is asked
 * for. The library's styles are in there too, and so come before all of ours, whichever page is opened first.
 */
export const chunks = {
  codeSplitting: {
    groups: [
      { name: dropsChunk, test: /src-renderer\/shell\/hear-drops\.ts$/ },
      {
        name: 'basis',
        test: /node_modules\/(react|react-dom|react-intl|scheduler|@mantine|@floating-ui|@tabler)\/|src-renderer\/(ui|styles)\//,
      },
    ],
  },
}
