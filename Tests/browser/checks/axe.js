// axe-core over the whole document; with `colours`, only the rules that read colours.
async ({ tags, colours }) => {
  // As axe itself does when it is asked by tag.
  const all = axe.getRules(tags).filter(rule => !rule.tags.includes('experimental') && !rule.tags.includes('deprecated'));
  const rules = (colours ? all.filter(rule => rule.tags.includes('cat.color')) : all).map(rule => rule.ruleId);
  const found = await axe.run(document, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations', 'incomplete'] });
  const rows = list => list.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id,
    text: `${rule.id}: ${node.html.slice(0, 120)} (${node.target.join(' ')})`,
    target: node.target.length === 1 ? node.target[0] : null,
    reason: node.any[0]?.data?.messageKey ?? null,
  })));
  return { violations: rows(found.violations), incomplete: rows(found.incomplete), engine: found.testEngine.version, rules: all.length };
}
