/** Title and subtitle as plotly takes them. Both are markup: a name from data goes in through `label`. */
export const heading = (title: string, subtitle?: string) => ({
  text: `<b>${title}</b>`,
  ...(subtitle === undefined ? {} : { subtitle: { text: subtitle } }),
});
