# The yearly analysis (G6).
pane-analysis = Analysis
pane-analysis-short = Analysis
key-analysis = analysis
menu-analysis = See the yearly analysis
help-about-analysis = Analysis: the figures of a year beside those of the year before, without names or case numbers. Left and right choose the year, Tab the part, the space bar turns bars into a table. For the project lead.
hint-year = other year
hint-part = other part
hint-table = table or bars
hint-back = back
key-space = space
analysis-of = Analysis { $year }
analysis-counting = The figures are being counted.
analysis-part = part { $part } of { $parts }
analysis-received = Received by month
analysis-outcomes = Findings and outcomes
analysis-topics = What complaints are about
analysis-terms = Terms kept
analysis-year-before = year before
analysis-total = { $count } in all: { $kinds }.
analysis-anonymous = { $count ->
    [0] No anonymous complaint handled as a signal.
    [one] 1 anonymous complaint handled as a signal.
   *[other] { $count } anonymous complaints handled as signals.
}
analysis-legend = { $bar } complaint   { $other } signal and proposal
analysis-appeals = Appeals to the board: decided { $decided }; still to be decided { $pending }.
analysis-satisfaction = Follow-up: { $how }.
analysis-no-topic = without a category
analysis-no-complaints = No complaints in this year.
analysis-acknowledged = Confirmed in time (W3)
analysis-followed-up = Follow-up in time (W6)
analysis-in-time = { $kept } of { $of }
analysis-and-before = this year (before)
analysis-days = Days to closing: half within { $median }, shortest { $shortest }, longest { $longest }.
analysis-nothing-closed = Nothing of this year was closed yet.
analysis-open = Yearly analysis { $year } not drawn up yet (at least once a year, G6).
analysis-nameless = There are no names or case numbers here.
analysis-month-1 = Jan
analysis-month-2 = Feb
analysis-month-3 = Mar
analysis-month-4 = Apr
analysis-month-5 = May
analysis-month-6 = Jun
analysis-month-7 = Jul
analysis-month-8 = Aug
analysis-month-9 = Sep
analysis-month-10 = Oct
analysis-month-11 = Nov
analysis-month-12 = Dec
linear-help-analysis = Analysis: the figures of this year, or "analysis 2025". For the project lead.
