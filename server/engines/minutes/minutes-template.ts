/**
 * How minutes are set on paper, in the language of Typst. The words come as data, so that nothing in them is markup.
 */
export const minutesTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#let rtl-page = paper.lang == "ar"
#let run(one) = if one.lang == paper.lang { one.text } else {
  text(lang: one.lang, region: "MA", "\\u{2068}" + one.text + "\\u{2069}")
}
#let line-of(runs) = runs.map(run).join()
#set document(title: paper.plainTitle, description: "SHA-256 " + paper.sha256, date: none)
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), numbering: "1")
#set text(
  lang: paper.lang,
  region: "MA",
  dir: if rtl-page { rtl } else { ltr },
  font: ("IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans Tifinagh"),
  size: 11pt,
)
#set par(leading: if rtl-page { 0.95em } else { 0.7em }, spacing: 1.1em)
#set list(indent: 0.4em, spacing: 0.85em)
#set table(stroke: 0.5pt + luma(110), inset: 6pt)
#show table.cell.where(y: 0): strong
#show heading: set block(above: 1.6em, below: 0.9em, sticky: true)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 12pt)

#heading(level: 1, line-of(paper.title))
#for one in paper.version { par(line-of(one)) }

#for section in paper.sections {
  heading(level: 2, line-of(section.title))
  for block in section.blocks {
    if block.kind == "heading" {
      heading(level: 3, line-of(block.line))
    } else if block.kind == "paragraph" {
      par(block.lines.map(line-of).join(linebreak()))
    } else if block.kind == "list" {
      list(..block.items.map(line-of))
    } else {
      table(
        columns: if block.head.len() == 4 { (auto, 3fr, 2fr, 2fr) } else { block.head.map(_ => 1fr) },
        table.header(..block.head.map(line-of)),
        ..block.rows.map(row => row.map(line-of)).flatten(),
      )
    }
  }
}

#par(text(lang: "en", dir: ltr, size: 8pt, "\\u{2068}SHA-256 " + paper.sha256 + "\\u{2069}"))
`;
