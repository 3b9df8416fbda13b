// Tells the app of uploads. On the Flex Consumption plan a blob trigger hears of blobs in no other way.
//
// Event Grid calls a web hook of the Functions host, which asks for a key of the host's blob extension. The host makes
// that key when it first starts with a blob trigger in it, so the subscription can't exist before the code is deployed,
// and the code can't be deployed before the app exists. Hence two steps: deploy this with subscribe = false, deploy the
// code, deploy this once more with subscribe = true. Event Grid calls the hook at once to see that it answers, so the
// app must run by then. Uploads from the time between are found by the timer function Reconcile.

@description('Name of the topic.')
param name string

@description('Azure region.')
param location string

@description('Tags of the topic.')
param tags { *: string }

@description('The storage account.')
param storageAccountName string

@description('The function app.')
param functionAppName string

@description('Whether the app\'s code is deployed, so that the app can be called.')
param subscribe bool

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

// Asked for only when it is there.
var key = subscribe ? listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension : ''

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }

  resource uploads 'eventSubscriptions' = if (subscribe) {
    name: 'article-uploaded'
    properties: {
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.ArticleUploaded&code=${key}'
        }
      }
      eventDeliverySchema: 'EventGridSchema'
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/articles/'
      }
      retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30 }
    }
  }
}
