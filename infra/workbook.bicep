// The workbook in which whoever runs the site sees what it does: Application Insights → Workbooks.

@description('Name of the Application Insights component and of its workspace.')
param monitoringName string

@description('Azure region.')
param location string

@description('Tags of the workbook.')
param tags { *: string }

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: monitoringName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: monitoringName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'newsroom')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Newsroom'
    category: 'workbook'
    sourceId: insights.id
    serializedData: replace(loadTextContent('workbook.json'), 'WORKSPACE', workspace.id)
  }
}
