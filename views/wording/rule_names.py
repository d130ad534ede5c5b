"""The names of the coaching rules."""

from domain.coaching.rules import Rule

#: Each rule's name in messages and settings.
RULE_NAMES: dict[Rule, str] = {
    Rule.DM_DRIFT: "DMs that drift from target accounts",
    Rule.ENGAGEMENT_RATE: "Low engagement rate",
    Rule.WARM: "Target people waiting for a DM",
    Rule.FOLLOW_UP: "DMs without a reply",
    Rule.CADENCE: "No post for a while",
    Rule.SILENT_ACCOUNT: "Silent accounts",
    Rule.SINGLE_THREADED: "Accounts that depend on one person",
    Rule.FEW_COMMENTS: "Few comments on target posts",
    Rule.LINK_OUTS: "Link cards in posts",
    Rule.COLLISION: "A teammate writes to the same people",
    Rule.VANITY: "SSI up, target share down",
    Rule.KUDOS: "Praise",
}
#: Rules about a member's own posts. The others are about target accounts.
ABOUT_POSTS = (Rule.ENGAGEMENT_RATE, Rule.CADENCE, Rule.LINK_OUTS, Rule.KUDOS)
