// Mails the owners before the resource group costs more than it should. It stops nothing: what stops translation is the app's own budget.

@description('Amount a month, in the currency of the subscription.')
param amount int

@description('First day of the month that it begins in, as yyyy-MM-dd. Azure takes no month that is over for a new budget, and no other one for one that exists.')
param startDate string

@description('Whom to mail beside the owners of the resource group; empty for nobody.')
param email string

var recipients = empty(email) ? [] : [email]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'newsroom'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      mostIsSpent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: recipients
        contactRoles: ['Owner']
      }
      willBeExceeded: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: recipients
        contactRoles: ['Owner']
      }
    }
  }
}
