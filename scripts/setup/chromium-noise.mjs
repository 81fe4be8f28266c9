/**
 * Chromium's own log lines, such as `[123:0101/120000.1:ERROR:bus.cc(407)] …` or `viz_main_impl.cc`: on machines without
 * a desktop session there are dozens, about nothing that is wrong with the app. Its fatal ones and what a page wrote to
 * its console are let through.
 */
const chromiumLog = /^\[\d+:[\d/.]+:(?:VERBOSE\d|INFO|WARNING|ERROR):(?:[\w/]*\/)?\w+\.(?:cc|mm)[(:]\d+\)?\]/

/** @param {string} line */
export const isChromiumNoise = (line) => chromiumLog.test(line)
