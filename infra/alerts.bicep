// Mails somebody when something goes wrong that does not mend itself.
//
// The rules query the workspace, because what is to be known stands there and nowhere else. The metrics of a queue count all queues of the account together,
// once an hour; those of a web app do not know uploads; no metric knows what a translation budget is. Queries look at half an hour every quarter of an hour,
// as telemetry can be some minutes late. Every name that a query looks for is one that the app or its host writes: a test compares.

@description('Azure region.')
param location string

@description('Tags of the rules.')
param tags { *: string }

@description('The Log Analytics workspace with the telemetry.')
param workspaceName string

@description('The Event Grid topic.')
param topicName string

@description('Whom to mail.')
param email string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var rules = [
  {
    name: 'newsroom-poison-messages'
    title: 'Newsroom gave up on a message'
    severity: 1
    // What the Functions host logs when it moves a message, of a queue or of a blob trigger, to the poison queue. It logs it as a warning, which host.json lets through.
    query: 'AppTraces | where Message has "has reached MaxDequeueCount"'
  }
  {
    name: 'newsroom-failed-ingestions'
    title: 'Newsroom could not take in an article'
    severity: 2
    // The counter also has what Reconcile tried; the request also has what failed before the article's row could be written.
    query: 'union isfuzzy=true (AppMetrics | where Name == "newsroom.articles" and tostring(Properties["newsroom.state"]) == "failed" and Sum > 0), (AppRequests | where Success == false and (Name has "ArticleUploaded" or OperationName has "ArticleUploaded"))'
  }
  {
    name: 'newsroom-server-errors'
    title: 'Newsroom answers many requests with errors'
    severity: 1
    // A share, as one failure in a night of ten requests is no outage; and at least five, as one of two is none either.
    query: 'AppRequests | where isnotempty(Url) | summarize failed = sumif(ItemCount, toint(ResultCode) >= 500), answered = sum(ItemCount) | where failed >= 5 and failed * 20 > answered'
  }
  {
    name: 'newsroom-translation-budget'
    title: 'The translation budget of this month is used up'
    severity: 3
    // The app knows its budget and how much of it is left; each instance logs once a month that it is used up.
    query: 'AppTraces | where Message has "translation budget is used up"'
  }
]

resource somebody 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'newsroom-alerts'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'newsroom'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      severity: rule.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT30M'
      autoMitigate: true
      // Tables come with the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [somebody.id] }
    }
  }
]

resource lostEvents 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'newsroom-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid could not deliver an event for a day. Reconcile has found what it told of.'
    severity: 3
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead letters'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: somebody.id }]
  }
}
